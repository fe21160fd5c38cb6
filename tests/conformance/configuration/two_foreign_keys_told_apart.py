from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Account(Base):
    __tablename__ = "account"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    outgoing = relationship("Transfer", foreign_keys="Transfer.source_id", back_populates="source")
    incoming = relationship("Transfer", foreign_keys="Transfer.target_id", back_populates="target")


class Transfer(Base):
    __tablename__ = "transfer"
    id = Column(Integer, primary_key=True)
    source_id = Column(Integer, ForeignKey("account.id"))
    target_id = Column(Integer, ForeignKey("account.id"))
    source = relationship("Account", foreign_keys=[source_id], back_populates="outgoing")
    target = relationship("Account", foreign_keys=[target_id], back_populates="incoming")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

savings, rent = Account(name="savings"), Account(name="rent")
transfer = Transfer(source=savings, target=rent)
print(len(savings.outgoing), len(savings.incoming), len(rent.outgoing), len(rent.incoming))

with Session(engine) as session:
    session.add(transfer)
    session.commit()
    print(transfer.source_id, transfer.target_id)
