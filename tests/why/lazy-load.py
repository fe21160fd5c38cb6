# A relationship is read before it was loaded, and one whose object is at hand.
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add(Author(name="Ada", books=[Book(title="Emma")]))
session.commit()
ada = session.get(Author, 1)
books = ada.books
# why:
#   ada.books was read and not loaded yet [How relationships are loaded]
#     → SELECT … FROM book
#     → Book #4 is in the session
#     → Book #4.id = 1
#     → Book #4.title = 'Emma'
#     → Book #4.author_id = 1
#   → ada.books gained Book #4
first = books[0]
session.expire(first, ["author"])
owner = first.author
# why:
#   → first.author = ada
#   → owner is an Author
#   ∅ no SQL for first.author: ada was found in the identity map
