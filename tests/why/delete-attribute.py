# An attribute is deleted.
book = Book(title="Emma")
del book.title
# why:
#   book.title was deleted
#     → book.title is not loaded any more
