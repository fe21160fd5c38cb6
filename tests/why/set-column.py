# A column is assigned.
book = Book()
book.title = "Emma"
# why:
#   book.title was set
#     → book.title = 'Emma'
book.title = "Persuasion"
# why:
#   book.title was set
#     → book.title: 'Emma' → 'Persuasion'
