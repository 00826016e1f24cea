export default class NotAStrategy {}
