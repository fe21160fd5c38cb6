# A bulk UPDATE by primary key changes the objects in the session; bulk statements have no row counts.
from sqlalchemy import create_engine, func, insert, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "account"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    balance: Mapped[int] = mapped_column(default=0)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    result = session.execute(insert(Account), [{"name": "a"}, {"name": "b", "balance": 2}, {"name": "c"}])
    print(type(result).__name__)
    try:
        print(result.rowcount)
    except AttributeError as error:
        print("AttributeError", error)
    first, second, third = session.scalars(select(Account).order_by(Account.id)).all()
    second.name = "changed"
    result = session.execute(update(Account), [{"id": 1, "balance": 10}, {"id": 2, "name": "B", "balance": 20}])
    print(type(result).__name__)
    print(first.balance, second.name, second.balance, third.balance)
    print(session.dirty)
    session.commit()
    print([(each.name, each.balance) for each in (first, second, third)])

    other = aliased(Account)
    richest = select(func.max(other.balance)).where(other.id != Account.id).scalar_subquery()
    result = session.execute(update(Account).where(Account.balance == 0).values(balance=richest))
    print(result.rowcount, third.balance)
