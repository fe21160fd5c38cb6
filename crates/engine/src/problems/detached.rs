//! Something not loaded is read after its session is gone.

use bothways_world::{AttributeId, InstanceId};

use super::{Explanation, Subject};

pub(super) fn explain(
    subject: &Subject<'_>,
    instance: InstanceId,
    attribute: Option<AttributeId>,
) -> Explanation {
    let class = &subject.orm.mapper(subject.orm.object(instance).class).name;
    let what = match attribute {
        Some(attribute) => format!("{} was not loaded", subject.path(attribute)),
        None => format!("this {class} was expired, as commit does"),
    };
    let hint = format!(
        "The session of this {class} is closed, and {what}: there is no connection to load it with. Read it before \
         the session ends, or open the session with expire_on_commit=False."
    );
    Explanation { code: "detached", hints: vec![hint], fixes: Vec::new() }
}
