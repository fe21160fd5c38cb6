from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.orm import declarative_base, sessionmaker

Base = declarative_base()


class Setting(Base):
    __tablename__ = "setting"
    id = Column(Integer, primary_key=True)
    value = Column(String(40))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
Session = sessionmaker(engine)

session = Session()
setting = Setting(value="old")
session.add(setting)
session.commit()

setting.value = "new"
print(setting in session.dirty, setting.value)
session.rollback()
print(setting.value, setting in session.dirty)

session.delete(setting)
session.flush()
print(setting in session)
session.rollback()
print(setting in session, setting.value)
