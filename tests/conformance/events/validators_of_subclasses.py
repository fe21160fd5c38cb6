"""A subclass takes over the validators of the class above, or puts others in their place under the same method name; a plain
method of that name does not take them away."""

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, validates


class Base(DeclarativeBase):
    pass


class Vehicle(Base):
    __tablename__ = "vehicle"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    plate: Mapped[str | None]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "vehicle"}

    @validates("plate")
    def check_plate(self, key, plate):
        print("Vehicle", plate)
        return plate.upper()


class Car(Vehicle):
    doors: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "car"}

    @validates("doors")
    def check_doors(self, key, doors):
        print("Car", doors)
        return min(doors, 5)


class Truck(Vehicle):
    __mapper_args__ = {"polymorphic_identity": "truck"}

    @validates("plate")
    def check_plate(self, key, plate):
        print("Truck", plate)
        return f"T-{plate}"


class Trailer(Truck):
    __mapper_args__ = {"polymorphic_identity": "trailer"}


class Bicycle(Vehicle):
    __mapper_args__ = {"polymorphic_identity": "bicycle"}

    def check_plate(self, key, plate):
        print("never called")


for cls in (Vehicle, Car, Truck, Trailer, Bicycle):
    print(cls.__name__, cls(plate="ab 1").plate)
print(Car(doors=7).doors)
try:

    class Bus(Vehicle):
        __mapper_args__ = {"polymorphic_identity": "bus"}

        @validates("plate")
        def another_name(self, key, plate):
            return plate

except Exception as error:
    print(type(error).__name__, error)
