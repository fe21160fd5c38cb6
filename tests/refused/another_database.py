from sqlalchemy import create_engine

engine = create_engine("postgresql://localhost/shop")  # refused: the database postgresql ("sqlite://" is the one there is)
