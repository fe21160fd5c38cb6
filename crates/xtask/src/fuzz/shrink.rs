//! A differing program made small: parts are left out as long as it still differs.

use anyhow::Result;

use super::oracle::{Care, Oracle, Outcome};
use super::program::{Class, Code, Column, Program, Statement, words};

/// The smallest program found that still differs, with its difference.
pub fn shrink(oracle: &mut Oracle, program: Program, difference: String) -> Result<(Program, String)> {
    let mut smallest = Smallest { oracle, program, difference };
    loop {
        let before = smallest.program.source();
        smallest.statements()?;
        smallest.each(|program| {
            (0..program.classes.len()).map(|index| without_class(program, index)).collect()
        })?;
        smallest.each(without_a_member)?;
        smallest.each(without_an_option)?;
        smallest.each(without_a_keyword)?;
        smallest.each(unguarded)?;
        if smallest.program.source() == before {
            return Ok((smallest.program, smallest.difference));
        }
    }
}

struct Smallest<'a> {
    oracle: &'a mut Oracle,
    program: Program,
    difference: String,
}

impl Smallest<'_> {
    /// Take the candidate if it still differs, and not by a name that is no longer there.
    fn take(&mut self, candidate: Program) -> Result<bool> {
        let Outcome::Different(difference) = self.oracle.compare(&candidate.source(), Care::Quick)? else {
            return Ok(false);
        };
        if difference.contains("NameError") || difference.contains("SyntaxError") {
            return Ok(false);
        }
        self.program = candidate;
        self.difference = difference;
        Ok(true)
    }

    /// Leave out as many statements as possible, many at once at first.
    fn statements(&mut self) -> Result<()> {
        let mut size = self.program.statements.len() / 2;
        while size > 0 {
            let mut end = self.program.statements.len();
            while end > 0 {
                let start = end.saturating_sub(size);
                let candidate = without_statements(&self.program, start, end);
                self.take(candidate)?;
                end = start.min(self.program.statements.len());
            }
            size /= 2;
        }
        Ok(())
    }

    /// Take candidates one after the other as long as any is taken.
    fn each(&mut self, candidates: impl Fn(&Program) -> Vec<Program>) -> Result<()> {
        let mut index = 0;
        while let Some(candidate) = candidates(&self.program).into_iter().nth(index) {
            if !self.take(candidate)? {
                index += 1;
            }
        }
        Ok(())
    }
}

/// Without a range of statements and what uses the variables made there.
fn without_statements(program: &Program, start: usize, end: usize) -> Program {
    let mut program = program.clone();
    let gone: Vec<String> = program.statements.drain(start..end).filter_map(|gone| variable(&gone)).collect();
    drop_mentions(&mut program, &gone);
    program
}

/// The variable that a statement makes.
fn variable(statement: &Statement) -> Option<String> {
    match &statement.code {
        Code::Construct { variable, .. } => Some(variable.clone()),
        Code::Lines(lines) => {
            let (name, _) = lines.first()?.split_once(" = ")?;
            name.chars().all(|letter| letter.is_alphanumeric() || letter == '_').then(|| name.to_owned())
        }
    }
}

/// Drop the statements that use a name, and the keywords of a constructor.
fn drop_mentions(program: &mut Program, names: &[String]) {
    let mentions = |text: &str| words(text).any(|word| names.iter().any(|name| name == word));
    program.statements.retain_mut(|statement| match &mut statement.code {
        Code::Construct { class, keywords, .. } => {
            keywords.retain(|(_, value)| !mentions(value));
            !mentions(class)
        }
        Code::Lines(lines) => !lines.iter().any(|line| mentions(line)),
    });
}

/// Without a class, its objects, and what names it.
fn without_class(program: &Program, index: usize) -> Program {
    let mut program = program.clone();
    let Class { name, table, .. } = program.classes.remove(index);
    if let Some(subclass) =
        program.classes.iter().position(|class| class.base.as_ref().is_some_and(|base| base.class == name))
    {
        program = without_class(&program, subclass);
    }
    let constructed = program.statements.iter().filter_map(|statement| match &statement.code {
        Code::Construct { variable, class, .. } if *class == name => Some(variable.clone()),
        Code::Construct { .. } | Code::Lines(_) => None,
    });
    let mut gone: Vec<String> = constructed.collect();
    gone.push(name.clone());
    drop_mentions(&mut program, &gone);
    let references = |column: &Column| column.references.as_ref() == Some(&table);
    program.associations.retain(|association| !association.columns.iter().any(references));
    for class in &mut program.classes {
        class.columns.retain(|column| !references(column));
        class.relationships.retain(|relationship| relationship.target != name);
        class.proxies.retain(|proxy| {
            !proxy.creator.as_ref().is_some_and(|creator| words(creator).any(|word| word == name))
        });
    }
    program
}

/// Every program with one column, relationship or association less, or with a plainer column.
fn without_a_member(program: &Program) -> Vec<Program> {
    let mut programs = Vec::new();
    let mut push = |change: &dyn Fn(&mut Program)| {
        let mut candidate = program.clone();
        change(&mut candidate);
        programs.push(candidate);
    };
    for index in 0..program.associations.len() {
        push(&|candidate| drop(candidate.associations.remove(index)));
    }
    for (number, class) in program.classes.iter().enumerate() {
        let of = |candidate: &mut Program, change: &dyn Fn(&mut Class)| {
            candidate.classes.get_mut(number).into_iter().for_each(change);
        };
        for index in 0..class.relationships.len() {
            push(&|candidate| of(candidate, &|class| drop(class.relationships.remove(index))));
        }
        for index in 0..class.proxies.len() {
            push(&|candidate| of(candidate, &|class| drop(class.proxies.remove(index))));
        }
        for (index, column) in class.columns.iter().enumerate() {
            push(&|candidate| of(candidate, &|class| drop(class.columns.remove(index))));
            if !column.nullable || column.unique {
                push(&|candidate| {
                    of(candidate, &|class| {
                        let column = class.columns.get_mut(index);
                        column
                            .into_iter()
                            .for_each(|column| (column.nullable, column.unique) = (true, false));
                    });
                });
            }
        }
        if class.annotated {
            push(&|candidate| of(candidate, &|class| class.annotated = false));
        }
    }
    programs
}

/// Every program with one option of a relationship or of the session less.
fn without_an_option(program: &Program) -> Vec<Program> {
    let mut programs = Vec::new();
    for index in 0..program.session.len() {
        let mut candidate = program.clone();
        candidate.session.remove(index);
        programs.push(candidate);
    }
    for (number, class) in program.classes.iter().enumerate() {
        for (which, relationship) in class.relationships.iter().enumerate() {
            for index in 0..relationship.options.len() {
                let mut candidate = program.clone();
                let class = candidate.classes.get_mut(number);
                let relationship = class.and_then(|class| class.relationships.get_mut(which));
                relationship.into_iter().for_each(|relationship| drop(relationship.options.remove(index)));
                programs.push(candidate);
            }
        }
    }
    programs
}

/// Every program with one keyword of a constructor less.
fn without_a_keyword(program: &Program) -> Vec<Program> {
    let mut programs = Vec::new();
    for (number, statement) in program.statements.iter().enumerate() {
        let Code::Construct { keywords, .. } = &statement.code else { continue };
        for index in 0..keywords.len() {
            let mut candidate = program.clone();
            if let Some(Code::Construct { keywords, .. }) =
                candidate.statements.get_mut(number).map(|statement| &mut statement.code)
            {
                keywords.remove(index);
            }
            programs.push(candidate);
        }
    }
    programs
}

/// Every program with one guard less.
fn unguarded(program: &Program) -> Vec<Program> {
    let guarded = program.statements.iter().enumerate().filter(|(_, statement)| statement.guarded);
    guarded
        .map(|(number, _)| {
            let mut candidate = program.clone();
            candidate.statements.get_mut(number).into_iter().for_each(|statement| statement.guarded = false);
            candidate
        })
        .collect()
}
