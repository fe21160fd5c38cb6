"""The is… methods of str, on texts where they differ."""
words = ["", "abc", "ABC", "Abc Def", "a1", "12", "²", "½", "٣", " ", "\n\t", "é", "_x", "class", "1a", "a b", "日本"]
for word in words:
    row = [word.isalpha(), word.isdigit(), word.isdecimal(), word.isnumeric(), word.isalnum(), word.islower(),
           word.isupper(), word.istitle(), word.isspace(), word.isidentifier(), word.isprintable(), word.isascii()]
    print(repr(word).ljust(10), "".join("+" if is_so else "." for is_so in row))
