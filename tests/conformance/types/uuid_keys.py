"""A UUID as primary key: looked up in the identity map, stored as 32 digits, referred to by a foreign key."""
import uuid

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "accounts"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    owner: Mapped[str]
    entries: Mapped[list["Entry"]] = relationship(back_populates="account", order_by="Entry.id")


class Entry(Base):
    __tablename__ = "entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("accounts.id"))
    account: Mapped[Account] = relationship(back_populates="entries")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
key = uuid.uuid5(uuid.NAMESPACE_DNS, "accounts.example.org")
with Session(engine) as session:
    session.add(Account(id=key, owner="ann", entries=[Entry(), Entry()]))
    session.commit()
    account = session.get(Account, key)
    print(account.id == key, account.id, [entry.account_id.hex for entry in account.entries])
    print(session.get(Account, uuid.UUID(str(key))) is account, session.get(Account, uuid.UUID(int=1)))
    print(session.scalars(select(Entry).where(Entry.account_id == key)).all() == account.entries)
    session.expunge_all()
    entry = session.get(Entry, 2)
    print(entry.account.owner, entry.account_id.version)
