<#
.SYNOPSIS
Installs consumer, or another version of it, for the current user: see docs/INSTALL.md.

.DESCRIPTION
Downloads the archive for this machine and the release's SHA256SUMS, verifies the archive, tries the new program, and
replaces the old one. It needs no administrator, and leaves nothing behind when it fails. The environment variable
CONSUMER_RELEASES_URL names a mirror of the releases.

.PARAMETER Version
The version to install, such as 1.2.3. By default it is the newest release.

.PARAMETER To
The folder for the program. By default it is %LOCALAPPDATA%\Programs\consumer.

.EXAMPLE
powershell -ExecutionPolicy Bypass -File install.ps1 -Version 1.2.3
#>
[CmdletBinding()]
param(
    [string] $Version = '',
    [string] $To = ''
)

# The same address stands in src/cli/upgrade/releases_url.ts: a test compares them.
$DefaultReleasesUrl = 'https://github.com/REPOSITORY_OWNER/consumer/releases'

# Everything stands in functions, so that a half-downloaded script does nothing. Returns the exit code.
function Install-Consumer {
    param([string] $Version, [string] $To)

    Set-StrictMode -Version 2.0
    $ErrorActionPreference = 'Stop'
    $staged = $null
    $made = @()
    $isDone = $false
    try {
        $wanted = Read-Version $Version
        $folder = Read-Folder $To
        $releases = Read-ReleasesUrl
        $target = Find-Target
        if ([IO.Directory]::Exists("$folder\consumer.exe")) {
            throw "$folder\consumer.exe is a folder: choose another folder with -To"
        }
        $made = @(Find-MissingFolder $folder)
        # in the folder of the program, so that its last step is a rename
        $staged = "$folder\.consumer-install." + [Guid]::NewGuid().ToString('N')
        New-StagingFolder $staged $folder

        $archive = Save-Archive $releases $wanted $target $staged
        Confirm-Checksum $archive
        $program = Expand-Program $archive $staged
        Test-Program $program $archive.Version
        Move-Program $program "$folder\consumer.exe"
        $isDone = $true
        Write-Report $archive.Version $folder
        return 0
    } catch {
        [Console]::Error.WriteLine("install.ps1: $($_.Exception.Message)")
        return 1
    } finally {
        if ($null -ne $staged) { Remove-StagingFolder $staged }
        if (-not $isDone) { Remove-EmptyFolder $made }
    }
}

function Read-Version {
    param([string] $Text)

    $plain = $Text -replace '^v', ''
    if ($plain -ne '' -and $plain -notmatch '^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$') {
        throw """$plain"" is not a version such as 1.2.3"
    }
    return $plain
}

function Read-Folder {
    param([string] $Text)

    if ($Text -ne '') {
        # PowerShell's current folder is not that of .NET
        return $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Text).TrimEnd('\', '/')
    }
    if (-not $env:LOCALAPPDATA) { throw 'LOCALAPPDATA is not set: name the folder with -To' }
    return "$env:LOCALAPPDATA\Programs\consumer"
}

function Read-ReleasesUrl {
    $url = $env:CONSUMER_RELEASES_URL
    if (-not $url) { $url = $DefaultReleasesUrl }
    $url = $url.TrimEnd('/')
    if ($url.Contains('REPOSITORY_OWNER')) {
        throw 'no release of consumer is published yet: set CONSUMER_RELEASES_URL to a server that has releases'
    }
    if (-not (Test-SafeUrl $url)) { throw "CONSUMER_RELEASES_URL is not an https:// address: $url" }
    return $url
}

# A checksum from a host that anybody can play proves nothing: plain HTTP is for this machine only.
function Test-SafeUrl {
    param([string] $Url)

    $uri = $null
    if (-not [Uri]::TryCreate($Url, [UriKind]::Absolute, [ref] $uri)) { return $false }
    if ($uri.UserInfo -ne '') { return $false }
    if ($uri.Scheme -eq 'https') { return $true }
    return $uri.Scheme -eq 'http' -and @('127.0.0.1', 'localhost', '[::1]') -contains $uri.Host
}

function Find-Target {
    if ([Environment]::OSVersion.Platform -ne [PlatformID]::Win32NT) {
        throw 'this script is for Windows: on Linux and macOS, run install.sh'
    }
    # a 32-bit PowerShell on a 64-bit system has the first one
    $processor = $env:PROCESSOR_ARCHITEW6432
    if (-not $processor) { $processor = $env:PROCESSOR_ARCHITECTURE }
    if ($processor -eq 'AMD64') { return 'windows-x64' }
    # Windows 11 runs programs for x64 on ARM
    if ($processor -eq 'ARM64' -and [Environment]::OSVersion.Version.Build -ge 22000) { return 'windows-x64' }
    if ($processor -eq 'ARM64') { throw 'Windows 10 on ARM runs no 64-bit x86 programs, and there is no other: use Windows 11' }
    if ($processor -eq 'x86') { throw 'this is a 32-bit Windows, and consumer needs a 64-bit one' }
    throw "there is no consumer for $processor processors on Windows"
}

# Lists the folders that do not exist yet, the innermost first.
function Find-MissingFolder {
    param([string] $Folder)

    $at = $Folder
    while ($at -and -not [IO.Directory]::Exists($at)) {
        $at
        $at = [IO.Path]::GetDirectoryName($at)
    }
}

function New-StagingFolder {
    param([string] $Staged, [string] $Folder)

    try {
        [void] [IO.Directory]::CreateDirectory($Staged)
    } catch {
        throw "$Folder can't be written: choose another folder with -To. $($_.Exception.GetBaseException().Message)"
    }
}

# Without a version, SHA256SUMS of the newest release names it. The archive then comes from that release by its name, also
# when a newer one appears in between.
function Save-Archive {
    param([string] $Releases, [string] $Version, [string] $Target, [string] $Staged)

    $sums = "$Staged\SHA256SUMS"
    if ($Version -ne '') {
        Save-Url "$Releases/download/v$Version/SHA256SUMS" $sums "there is no release $Version"
    } else {
        Save-Url "$Releases/latest/download/SHA256SUMS" $sums "the newest release can't be read"
    }
    $pattern = '^(?<sha256>[0-9a-f]{64}) [ *](?<name>consumer-(?<version>[0-9][0-9A-Za-z.-]*)-' + $Target + ')\.zip$'
    $found = $null
    foreach ($line in [IO.File]::ReadAllLines($sums)) {
        if ($line -cmatch $pattern -and ($Version -eq '' -or $Version -ceq $Matches['version'])) {
            $found = $Matches
            break
        }
    }
    if ($null -eq $found) { throw "the release has no file for ${Target}: its SHA256SUMS names none" }
    $url = "$Releases/download/v$($found['version'])/$($found['name']).zip"
    Write-Host "Downloading consumer $($found['version']) for $Target ..."
    Save-Url $url "$Staged\archive.zip" "the archive can't be downloaded"
    return @{
        Path = "$Staged\archive.zip"; Url = $url; Sha256 = $found['sha256']
        Name = $found['name']; Version = $found['version']
    }
}

# Follows redirects itself, because .NET would also follow one to an address without TLS.
function Save-Url {
    param([string] $Url, [string] $Path, [string] $Problem)

    # Windows PowerShell 5.1 may not offer TLS 1.2 by itself
    if ($PSVersionTable.PSVersion.Major -lt 6) {
        [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
    }
    $at = $Url
    for ($redirects = 0; $redirects -le 5; $redirects++) {
        if (-not (Test-SafeUrl $at)) { throw "${Problem}: $Url redirects to an address without TLS: $at" }
        $request = [Net.WebRequest]::CreateHttp($at)
        $request.AllowAutoRedirect = $false
        $request.Timeout = 30000
        $request.ReadWriteTimeout = 60000
        try {
            $response = $request.GetResponse()
            try {
                if ([int] $response.StatusCode -lt 300) {
                    Save-Response $response $Path
                    return
                }
                $location = $response.Headers['Location']
            } finally {
                $response.Close()
            }
        } catch {
            throw "${Problem}: ${Url}: $($_.Exception.GetBaseException().Message)"
        }
        if (-not $location) { throw "${Problem}: $Url redirects to nowhere" }
        $at = [Uri]::new([Uri]::new($at), [string] $location).AbsoluteUri
    }
    throw "${Problem}: $Url redirects more than 5 times"
}

function Save-Response {
    param($Response, [string] $Path)

    $file = [IO.File]::Create($Path)
    try {
        $Response.GetResponseStream().CopyTo($file)
        $received = $file.Length
    } finally {
        $file.Dispose()
    }
    if ($Response.ContentLength -ge 0 -and $received -ne $Response.ContentLength) {
        throw "the download broke off after $received of $($Response.ContentLength) bytes"
    }
}

function Confirm-Checksum {
    param($Archive)

    $stream = [IO.File]::OpenRead($Archive.Path)
    $sha256 = [Security.Cryptography.SHA256]::Create()
    try {
        $received = ([BitConverter]::ToString($sha256.ComputeHash($stream)) -replace '-', '').ToLowerInvariant()
    } finally {
        $sha256.Dispose()
        $stream.Dispose()
    }
    if ($received -ceq $Archive.Sha256) { return }
    throw "the downloaded file is not the published one, and was removed.
  file:     $($Archive.Url)
  expected: $($Archive.Sha256)
  received: $received
Try again. If this repeats, somebody may have replaced the file: report it to the project."
}

# Returns the path of the new program.
function Expand-Program {
    param($Archive, [string] $Staged)

    Add-Type -AssemblyName System.IO.Compression
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    $program = "$Staged\consumer.exe"
    $zip = [IO.Compression.ZipFile]::OpenRead($Archive.Path)
    try {
        $entry = $zip.GetEntry("$($Archive.Name)/consumer.exe")
        if ($null -eq $entry) { throw "the archive has no $($Archive.Name)/consumer.exe" }
        [IO.Compression.ZipFileExtensions]::ExtractToFile($entry, $program)
    } finally {
        $zip.Dispose()
    }
    return $program
}

function Test-Program {
    param([string] $Program, [string] $Version)

    $info = [Diagnostics.ProcessStartInfo]::new($Program, '--version')
    $info.UseShellExecute = $false
    $info.CreateNoWindow = $true
    $info.RedirectStandardOutput = $true
    $info.RedirectStandardError = $true
    try {
        $process = [Diagnostics.Process]::Start($info)
    } catch {
        throw "the new program does not run on this system, so nothing was changed: $($_.Exception.GetBaseException().Message)"
    }
    $errors = $process.StandardError.ReadToEndAsync()
    $answer = $process.StandardOutput.ReadToEnd().Trim()
    $process.WaitForExit()
    if ($process.ExitCode -ne 0) {
        throw "the new program does not run on this system, so nothing was changed: $answer$($errors.Result.Trim())"
    }
    if ($answer -cne "consumer $Version") {
        throw "the new program calls itself ""$answer"" instead of ""consumer $Version"", so nothing was changed"
    }
}

# A running program can be renamed, but neither replaced nor deleted. consumer upgrade uses the same names.
function Move-Program {
    param([string] $From, [string] $Program)

    if (-not [IO.File]::Exists($Program)) {
        [IO.File]::Move($From, $Program)
        return
    }
    $old = "$Program.old"
    try {
        [IO.File]::Delete($old)
    } catch {
        throw "$old can't be deleted: stop the consumer that still runs from it, then try again"
    }
    [IO.File]::Move($Program, $old)
    try {
        [IO.File]::Move($From, $Program)
    } catch {
        [IO.File]::Move($old, $Program)
        throw
    }
    try {
        [IO.File]::Delete($old)
    } catch {
        Write-Host "The old program still runs. It stays as $old until the next installation."
    }
}

function Write-Report {
    param([string] $Version, [string] $Folder)

    Write-Host "consumer $Version is installed: $Folder\consumer.exe"
    if (@($env:Path -split ';' | ForEach-Object { $_.TrimEnd('\') }) -notcontains $Folder) {
        Write-Host "$Folder is not in your Path. Run this, then open a new terminal:"
        Write-Host "  [Environment]::SetEnvironmentVariable('Path', [Environment]::GetEnvironmentVariable('Path', 'User') + ';$Folder', 'User')"
    }
    Write-Host 'Try it: consumer demo'
}

function Remove-StagingFolder {
    param([string] $Staged)

    if (-not [IO.Directory]::Exists($Staged)) { return }
    try {
        [IO.Directory]::Delete($Staged, $true)
    } catch {
        # a virus scanner may still read the new program
        Write-Host "$Staged can't be deleted: delete it by hand"
    }
}

# Removes the folders that this script has made.
function Remove-EmptyFolder {
    param([string[]] $Folders)

    foreach ($folder in $Folders) {
        if (-not [IO.Directory]::Exists($folder)) { continue }
        if (@([IO.Directory]::EnumerateFileSystemEntries($folder)).Count -gt 0) { return }
        [IO.Directory]::Delete($folder)
    }
}

$code = Install-Consumer -Version $Version -To $To
if ($code -ne 0) {
    # pasted into a terminal, exit would close it
    if ($PSCommandPath) { exit $code }
    $global:LASTEXITCODE = $code
}
