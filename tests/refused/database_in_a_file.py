from sqlalchemy import create_engine

engine = create_engine("sqlite:///shop.db")  # refused: databases in files ("sqlite://" is one in memory)
