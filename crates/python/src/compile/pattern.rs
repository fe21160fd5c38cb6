//! `match`. The subject stays on the stack while its patterns are tried; each pattern consumes a
//! copy and jumps away, leaving the stack as it was, when it does not match.

use ruff_python_ast::{
    Identifier, Pattern, PatternMatchClass, PatternMatchMapping, PatternMatchSequence, Singleton, StmtMatch,
};
use ruff_text_size::Ranged;

use super::Compiler;
use super::code::Instruction;
use super::unit::slot;
use crate::host::Comparison;
use crate::value::Value;

/// Jumps, to be landed, that a failing pattern takes: by how many operands it leaves to be dropped.
type Failures = Vec<(u32, u32)>;

impl Compiler<'_> {
    pub(super) fn match_statement(&mut self, node: &StmtMatch) {
        self.expression(&node.subject);
        let mut ends = Vec::new();
        self.unit().depth += 1;
        for (position, case) in node.cases.iter().enumerate() {
            if case.guard.is_none() && position + 1 < node.cases.len() {
                self.check_refutable(&case.pattern);
            }
            self.check_captures(&case.pattern, &mut Vec::new());
            self.at(case.pattern.range());
            self.emit(Instruction::Duplicate);
            let mut failures = Vec::new();
            self.pattern(&case.pattern, 0, &mut failures);
            if let Some(guard) = &case.guard {
                self.expression(guard);
                failures.push((self.emit(Instruction::JumpIfFalse(0)), 0));
            }
            // The subject goes before the body, so that the body runs with a clean stack.
            self.emit(Instruction::Pop);
            self.unit().depth = self.unit().depth.saturating_sub(1);
            self.body(&case.body);
            self.unit().depth += 1;
            ends.push(self.emit(Instruction::Jump(0)));
            self.land_failures(failures);
        }
        self.unit().depth = self.unit().depth.saturating_sub(1);
        self.emit(Instruction::Pop);
        ends.into_iter().for_each(|jump| self.unit().land(jump));
    }

    /// A pattern that matches everything may only be the last one.
    fn check_refutable(&mut self, pattern: &Pattern) {
        let Pattern::MatchAs(node) = pattern else { return };
        match (&node.pattern, &node.name) {
            (Some(inner), _) => self.check_refutable(inner),
            (None, Some(name)) => {
                let message = format!("name capture '{name}' makes remaining patterns unreachable");
                self.error(message, node.range);
            }
            (None, None) => self.error("wildcard makes remaining patterns unreachable", node.range),
        }
    }

    /// A pattern binds a name once; what comes before an alternative must be able to fail.
    fn check_captures<'p>(&mut self, pattern: &'p Pattern, bound: &mut Vec<&'p str>) {
        let bind = |compiler: &mut Self, name: Option<&'p Identifier>, bound: &mut Vec<&'p str>| {
            let Some(name) = name else { return };
            if bound.contains(&name.as_str()) {
                compiler.error(format!("multiple assignments to name '{name}' in pattern"), name.range);
            }
            bound.push(name.as_str());
        };
        match pattern {
            Pattern::MatchAs(node) => {
                if let Some(inner) = &node.pattern {
                    self.check_captures(inner, bound);
                }
                bind(self, node.name.as_ref(), bound);
            }
            Pattern::MatchStar(node) => bind(self, node.name.as_ref(), bound),
            Pattern::MatchSequence(node) => {
                node.patterns.iter().for_each(|inner| self.check_captures(inner, bound));
            }
            Pattern::MatchMapping(node) => {
                node.patterns.iter().for_each(|inner| self.check_captures(inner, bound));
                bind(self, node.rest.as_ref(), bound);
            }
            Pattern::MatchClass(node) => {
                let keywords = node.arguments.keywords.iter().map(|keyword| &keyword.pattern);
                node.arguments
                    .patterns
                    .iter()
                    .chain(keywords)
                    .for_each(|inner| self.check_captures(inner, bound));
            }
            Pattern::MatchOr(node) => {
                if let Some((_, but_last)) = node.patterns.split_last() {
                    but_last.iter().for_each(|inner| self.check_refutable(inner));
                }
                let before = bound.clone();
                for inner in &node.patterns {
                    bound.clone_from(&before);
                    self.check_captures(inner, bound);
                }
            }
            Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => {}
        }
    }

    /// Every failure ends here, with its leftovers dropped.
    fn land_failures(&mut self, failures: Failures) {
        let most = failures.iter().map(|(_, leftovers)| *leftovers).max().unwrap_or(0);
        for count in (0..=most).rev() {
            for (jump, _) in failures.iter().filter(|(_, leftovers)| *leftovers == count) {
                self.unit().land(*jump);
            }
            if count > 0 {
                self.emit(Instruction::Pop);
            }
        }
    }

    /// Consumes the top of the stack. `below` counts what lies between the subject and it.
    fn pattern(&mut self, pattern: &Pattern, below: u32, failures: &mut Failures) {
        let range = pattern.range();
        match pattern {
            Pattern::MatchValue(node) => {
                self.expression(&node.value);
                self.emit_at(range, Instruction::Compare(Comparison::Equal));
                failures.push((self.emit(Instruction::JumpIfFalse(0)), below));
            }
            Pattern::MatchSingleton(node) => {
                self.constant(match node.value {
                    Singleton::None => Value::None,
                    Singleton::True => Value::Bool(true),
                    Singleton::False => Value::Bool(false),
                });
                self.emit(Instruction::Is);
                failures.push((self.emit(Instruction::JumpIfFalse(0)), below));
            }
            Pattern::MatchAs(node) => {
                if let Some(inner) = &node.pattern {
                    self.emit(Instruction::Duplicate);
                    self.pattern(inner, below + 1, failures);
                }
                match &node.name {
                    Some(name) => self.store(name, name.range),
                    None => {
                        self.emit(Instruction::Pop);
                    }
                }
            }
            Pattern::MatchOr(node) => {
                let mut matched = Vec::new();
                for alternative in &node.patterns {
                    self.emit(Instruction::Duplicate);
                    let mut missed = Vec::new();
                    self.pattern(alternative, 0, &mut missed);
                    matched.push(self.emit(Instruction::Jump(0)));
                    self.land_failures(missed);
                }
                failures.push((self.emit(Instruction::Jump(0)), below + 1));
                matched.into_iter().for_each(|jump| self.unit().land(jump));
                self.emit(Instruction::Pop);
            }
            Pattern::MatchSequence(node) => self.sequence_pattern(node, below, failures),
            Pattern::MatchMapping(node) => self.mapping_pattern(node, below, failures),
            Pattern::MatchClass(node) => self.class_pattern(node, below, failures),
            Pattern::MatchStar(node) => match &node.name {
                Some(name) => self.store(name, name.range),
                None => {
                    self.emit(Instruction::Pop);
                }
            },
        }
    }

    fn sequence_pattern(&mut self, node: &PatternMatchSequence, below: u32, failures: &mut Failures) {
        let star = node.patterns.iter().position(|pattern| matches!(pattern, Pattern::MatchStar(_)));
        let length = node.patterns.len() - usize::from(star.is_some());
        let length = u16::try_from(length).unwrap_or(u16::MAX);
        self.emit(Instruction::MatchSequence { length, starred: star.is_some() });
        failures.push((self.emit(Instruction::JumpIfFalse(0)), below + 1));
        self.emit(match star {
            Some(before) => {
                let before = u16::try_from(before).unwrap_or(u16::MAX);
                Instruction::UnpackStarred { before, after: length - before }
            }
            None => Instruction::Unpack(u32::from(length)),
        });
        self.each(node.patterns.iter(), node.patterns.len(), below, failures);
    }

    /// Matches patterns with as many values on the stack, the first on top.
    fn each<'p>(
        &mut self,
        patterns: impl Iterator<Item = &'p Pattern>,
        count: usize,
        below: u32,
        failures: &mut Failures,
    ) {
        for (done, pattern) in patterns.enumerate() {
            let left = slot(count - done - 1);
            self.pattern(pattern, below + left, failures);
        }
    }

    fn mapping_pattern(&mut self, node: &PatternMatchMapping, below: u32, failures: &mut Failures) {
        self.emit(Instruction::MatchMapping);
        failures.push((self.emit(Instruction::JumpIfFalse(0)), below + 1));
        node.keys.iter().for_each(|key| self.expression(key));
        self.emit(Instruction::BuildTuple(slot(node.keys.len())));
        if let Some(rest) = &node.rest {
            // Subject and keys are still needed for the rest.
            self.emit(Instruction::DuplicateTwo);
            self.emit(Instruction::MatchKeys);
            self.emit(Instruction::Duplicate);
            self.constant(Value::None);
            self.emit(Instruction::IsNot);
            failures.push((self.emit(Instruction::JumpIfFalse(0)), below + 3));
            self.emit(Instruction::RotateThree);
            self.emit(Instruction::MatchRest);
            self.store(rest, rest.range);
        } else {
            self.emit(Instruction::MatchKeys);
            self.emit(Instruction::Duplicate);
            self.constant(Value::None);
            self.emit(Instruction::IsNot);
            failures.push((self.emit(Instruction::JumpIfFalse(0)), below + 1));
        }
        self.emit(Instruction::Unpack(slot(node.keys.len())));
        self.each(node.patterns.iter(), node.patterns.len(), below, failures);
    }

    fn class_pattern(&mut self, node: &PatternMatchClass, below: u32, failures: &mut Failures) {
        self.expression(&node.cls);
        let keywords = &node.arguments.keywords;
        let names = keywords.iter().map(|keyword| Value::from(keyword.attr.as_str())).collect();
        let names = self.unit().constant(Value::tuple(names));
        let positional = node.arguments.patterns.len();
        let instruction = Instruction::MatchClass {
            positional: u8::try_from(positional).unwrap_or(u8::MAX),
            keywords: names,
        };
        self.emit_at(node.range, instruction);
        self.emit(Instruction::Duplicate);
        self.constant(Value::None);
        self.emit(Instruction::IsNot);
        failures.push((self.emit(Instruction::JumpIfFalse(0)), below + 1));
        let count = positional + keywords.len();
        self.emit(Instruction::Unpack(slot(count)));
        let patterns = node.arguments.patterns.iter().chain(keywords.iter().map(|keyword| &keyword.pattern));
        self.each(patterns, count, below, failures);
    }
}
