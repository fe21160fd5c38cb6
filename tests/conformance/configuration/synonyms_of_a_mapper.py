"""What a mapper tells of its synonyms, which are among all descriptors but not among the properties here shown."""

from sqlalchemy import Column, Integer, String, inspect
from sqlalchemy.orm import declarative_base, synonym

Base = declarative_base()


class Account(Base):
    __tablename__ = "account"
    id = Column(Integer, primary_key=True)
    login = Column(String(20))
    name = synonym("login")
    user = synonym("login")


mapper = inspect(Account)
print(mapper.synonyms.keys(), mapper.composites.keys(), len(mapper.synonyms), "login" in mapper.synonyms)
print(mapper.all_orm_descriptors.keys(), mapper.column_attrs.keys())
account = Account(name="ann")
print(account.login, account.user)
