# An event of an attribute calls a function of the program, which changes something else.
ada = Author()


@event.listens_for(Author.name, "set")
def renamed(target, value, old, initiator):
    target.books.append(Book(title=value))
    # why:
    #   ada.name was set
    #     a listener or validator of ada.name was called [Events of attributes]
    #       Book #2 was created
    #       Book #2.title was set
    #         → Book #2.title = 'Ada'
    #       Book #2 was appended to ada.books [Collections of relationships]
    #         Author.books is linked to Book.author by back_populates, so Book #2.author was told [back_populates and backref]
    #           → Book #2.author = ada
    #         → ada.books gained Book #2
    #     → ada.name = 'Ada'


ada.name = "Ada"
