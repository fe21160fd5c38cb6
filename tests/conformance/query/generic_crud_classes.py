"""Generic CRUD base service, as in FastAPI templates."""
from typing import Any, Generic, Optional, TypeVar, Union, Dict, List, Type
from dataclasses import dataclass, asdict, field
from sqlalchemy import create_engine, select, func, update, delete, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker, selectinload, joinedload
class Base(DeclarativeBase):
    id: Mapped[int] = mapped_column(primary_key=True)
class User(Base):
    __tablename__ = "user"
    email: Mapped[str]
    is_active: Mapped[bool] = mapped_column(default=True)
    items: Mapped[List["Item"]] = relationship(back_populates="owner", cascade="all, delete")
class Item(Base):
    __tablename__ = "item"
    title: Mapped[str]
    owner_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    owner: Mapped["User"] = relationship(back_populates="items")
class Schema:
    def dict(self, exclude_unset=False):
        return {k: v for k, v in self.__dict__.items() if not (exclude_unset and v is None)}
@dataclass
class UserCreate(Schema):
    email: str
@dataclass
class UserUpdate(Schema):
    email: Optional[str] = None
    is_active: Optional[bool] = None
ModelType = TypeVar("ModelType", bound=Base)
CreateSchemaType = TypeVar("CreateSchemaType", bound=Schema)
UpdateSchemaType = TypeVar("UpdateSchemaType", bound=Schema)
class CRUDBase(Generic[ModelType, CreateSchemaType, UpdateSchemaType]):
    def __init__(self, model: Type[ModelType]):
        self.model = model
    def get(self, db: Session, id: Any) -> Optional[ModelType]:
        return db.query(self.model).filter(self.model.id == id).first()
    def get_multi(self, db: Session, *, skip: int = 0, limit: int = 100) -> List[ModelType]:
        return db.query(self.model).offset(skip).limit(limit).all()
    def create(self, db: Session, *, obj_in: CreateSchemaType) -> ModelType:
        db_obj = self.model(**obj_in.dict())
        db.add(db_obj); db.commit(); db.refresh(db_obj)
        return db_obj
    def update(self, db: Session, *, db_obj: ModelType, obj_in: Union[UpdateSchemaType, Dict[str, Any]]) -> ModelType:
        data = obj_in if isinstance(obj_in, dict) else obj_in.dict(exclude_unset=True)
        for name, value in data.items():
            setattr(db_obj, name, value)
        db.add(db_obj); db.commit(); db.refresh(db_obj)
        return db_obj
    def remove(self, db: Session, *, id: int) -> ModelType:
        obj = db.query(self.model).get(id)
        db.delete(obj); db.commit()
        return obj
    def count(self, db): return db.scalar(select(func.count()).select_from(self.model))
class CRUDUser(CRUDBase[User, UserCreate, UserUpdate]):
    def get_by_email(self, db: Session, *, email: str) -> Optional[User]:
        return db.query(User).filter(User.email == email).first()
class CRUDItem(CRUDBase[Item, Schema, Schema]):
    def create_with_owner(self, db, *, title, owner_id):
        item = self.model(title=title, owner_id=owner_id)
        db.add(item); db.commit(); db.refresh(item)
        return item
user, item = CRUDUser(User), CRUDItem(Item)
engine = create_engine("sqlite://")
SessionLocal = sessionmaker(autocommit=False, autoflush=False, bind=engine)
def get_db():
    db = SessionLocal()
    try:
        yield db
    finally:
        db.close()
Base.metadata.create_all(bind=engine)
gen = get_db()
db = next(gen)
u = user.create(db, obj_in=UserCreate(email="a@x.org"))
for t in ("one", "two"): item.create_with_owner(db, title=t, owner_id=u.id)
print(user.get_by_email(db, email="a@x.org").items[0].title, [i.owner.email for i in item.get_multi(db, limit=1)])
print(user.update(db, db_obj=u, obj_in=UserUpdate(is_active=False)).is_active, user.update(db, db_obj=u, obj_in={"email": "b@x.org"}).email)
print(user.get(db, 99), item.count(db))
removed = user.remove(db, id=u.id)
print(removed.email, item.count(db))
try: next(gen)
except StopIteration: print("closed")
print(CRUDUser.__orig_bases__ if hasattr(CRUDUser, "__orig_bases__") else None)
