"""A comma is missing in a dict."""
user = {
    "name": "A"
    "age": 3
}
