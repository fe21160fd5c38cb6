//! Any program comes back as it was.

use bothways_share::{Shared, decode, encode};
use proptest::prelude::*;

/// Text as people type it, and text as nobody does.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "(from sqlalchemy import |class Parent\\(Base\\):\n|    |\"|\\\\|\n|#|é|👩‍👧|[a-z]{1,8}){0,60}",
        proptest::collection::vec(any::<char>(), 0..400).prop_map(|chars| chars.into_iter().collect()),
        "[\\x00-\\x20]{0,200}",
    ]
}

fn shared() -> impl Strategy<Value = Shared> {
    (text(), text(), proptest::option::of(text()), any::<Option<u32>>())
        .prop_map(|(models, script, view, step)| Shared { models, script, view, step })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn any_program_comes_back(shared in shared()) {
        prop_assert_eq!(decode(&encode(&shared)), Ok(shared));
    }

    #[test]
    fn any_text_is_read_or_explained(text in text(), payload in "[A-Za-z0-9_-]{0,300}") {
        for link in [text.clone(), format!("#b1:{text}"), format!("#b1:{payload}")] {
            if let Err(error) = decode(&link) {
                prop_assert!(!error.to_string().is_empty());
            }
        }
    }
}

#[test]
fn documents_at_their_limit_come_back() {
    let models = "\u{0}".repeat(bothways_share::SOURCE_LIMIT);
    let shared = Shared { script: models.clone(), models, ..Shared::default() };
    assert_eq!(decode(&encode(&shared)), Ok(shared));
}
