from sqlalchemy import create_engine

first = create_engine("sqlite://")
second = create_engine("sqlite://")  # refused: a second engine in one program
