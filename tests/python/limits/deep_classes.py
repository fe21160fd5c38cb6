class Base:
    pass


for _ in range(1000):
    class Base(Base):
        pass
