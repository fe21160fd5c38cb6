from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Account(Base):
    __tablename__ = "account"
    id = Column(Integer, primary_key=True)


class Transfer(Base):
    __tablename__ = "transfer"
    id = Column(Integer, primary_key=True)
    source_id = Column(Integer, ForeignKey("account.id"))
    target_id = Column(Integer, ForeignKey("account.id"))
    source = relationship("Account")
    target = relationship("Account")


Transfer()
