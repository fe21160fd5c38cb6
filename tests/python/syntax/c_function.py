"""A function as other languages have it."""
function f() {
}
