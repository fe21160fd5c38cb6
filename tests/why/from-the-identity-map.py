# get() finds the object in the identity map and sends nothing.
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
shelf = Shelf()
session.add(shelf)
session.flush()
again = session.get(Shelf, 1)
# why:
#   → again is a Shelf
#   ∅ no SQL: again was found in the identity map
