# A member is appended; the other side, which backref= made, is told.
book = Book()
review = Review()
book.reviews.append(review)
# why:
#   review was appended to book.reviews [Collections of relationships]
#     Book.reviews is linked to Review.book by backref, so review.book was told [back_populates and backref]
#       → review.book = book
#     → book.reviews gained review
