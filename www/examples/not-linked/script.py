from sqlalchemy import create_engine
from sqlalchemy.orm import Session

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

ursula = Author(name="Ursula", books=[])
book = Book(title="The Dispossessed", author=ursula)
print(len(ursula.books))

with Session(engine) as session:
    session.add_all([ursula, book])
    session.flush()
    print(len(ursula.books))  # the old list, still
    session.commit()
    print(len(ursula.books))  # expired, so read anew
