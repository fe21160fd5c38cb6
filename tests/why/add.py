# What is reachable enters the session too.
session = Session(create_engine("sqlite://"))
ada = Author()
emma = Book(author=ada)
session.add(ada)
# why:
#   ada was added to the session [Basics of the session]
#     → ada is in the session
#     emma was reached along Author.books (cascade) [Cascades]
#       → emma is in the session
