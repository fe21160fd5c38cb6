//! Names of result columns that no alias gives: what stands in the text.

use gluesql_core::sqlparser::keywords::Keyword;
use gluesql_core::sqlparser::tokenizer::Token;

/// What the items of a SELECT end before.
const ENDS: [Keyword; 4] = [Keyword::FROM, Keyword::UNION, Keyword::INTERSECT, Keyword::EXCEPT];

/// The text of each item after the first SELECT that stands in no brackets.
pub(super) fn written(tokens: &[Token]) -> Vec<String> {
    let (mut items, mut item, mut depth, mut started) = (Vec::new(), String::new(), 0_usize, false);
    for token in tokens {
        if !started {
            match token {
                Token::LParen => depth += 1,
                Token::RParen => depth = depth.saturating_sub(1),
                Token::Word(word) => started = depth == 0 && word.keyword == Keyword::SELECT,
                _ => {}
            }
            continue;
        }
        match token {
            Token::LParen => depth += 1,
            Token::RParen => depth = depth.saturating_sub(1),
            Token::Comma if depth == 0 => {
                items.push(std::mem::take(&mut item));
                continue;
            }
            Token::SemiColon => break,
            Token::Word(word) if depth == 0 && ENDS.contains(&word.keyword) => break,
            Token::Word(word)
                if word.keyword == Keyword::DISTINCT && item.trim().is_empty() && items.is_empty() =>
            {
                continue;
            }
            Token::Placeholder(_) => {
                item.push('?');
                continue;
            }
            _ => {}
        }
        item.push_str(&token.to_string());
    }
    items.push(item);
    items.into_iter().map(|item| item.trim().to_owned()).collect()
}
