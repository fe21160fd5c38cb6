# The identity map is weak: what nothing refers to is forgotten.
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
shelf = Shelf()
session.add(shelf)
session.commit()
shelf = None
# why:
#   nothing refers to it any more, and the identity map is weak [States of objects, expiry and refresh]
#     → Shelf #1 left the session
