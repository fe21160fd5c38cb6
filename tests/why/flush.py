# New objects are written, the foreign key is taken from the related object.
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
ada = Author()
emma = Book(author=ada)
session.add(ada)
session.flush()
# why:
#   the session was flushed [Basics of the session]
#     → BEGIN (implicit)
#     → INSERT INTO author
#     → row in author: (1, None)
#     → ada.id = 1
#     Author.books decides the foreign key [Relationship patterns]
#       emma.author_id was set
#         → emma.author_id = 1
#     → INSERT INTO book
#     → row in book: (1, None, 1)
#     → emma.id = 1
