# The first object configures the mappers, which warn of two relationships over one foreign key.
class Room(Base):
    __tablename__ = "room"
    id: Mapped[int] = mapped_column(primary_key=True)
    guests: Mapped[list["Guest"]] = relationship()


class Guest(Base):
    __tablename__ = "guest"
    id: Mapped[int] = mapped_column(primary_key=True)
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"))
    room: Mapped[Room | None] = relationship()


room = Room()
# why:
#   the mappers were configured [Configuring relationships]
#     → SAWarning: relationship 'Guest.room' will copy column room.id to column guest.room_id, which conflicts with relationship(s): 'Room.guests' (copies room.id to guest.room_id). If this is not the intention, consider if these relationships should be linked with back_populates, or if viewonly=True should be applied to one or more if they are read-only. For the less common case that foreign key constraints are partially overlapping, the orm.foreign() annotation can be used to isolate the columns that should be written towards.   To silence this warning, add the parameter 'overlaps="guests"' to the 'Guest.room' relationship. (Background on this warning at: https://sqlalche.me/e/21/qzyx) (This warning originated from the `configure_mappers()` process, which was invoked automatically in response to a user-initiated operation.)
#   room was created
#   → room is a Room
