//! What a statement is inside of, and what leaving it early must do: `return`, `break` and
//! `continue` run the `finally` bodies and `__exit__` methods on their way out.

use std::rc::Rc;

use ruff_python_ast::Stmt;
use ruff_text_size::TextRange;

use super::Compiler;
use super::code::{Handler, Instruction};

/// Something that encloses a statement.
#[derive(Debug, Clone)]
pub(super) enum Block {
    /// A loop: where `continue` goes, the `break` jumps to be landed, and whether an iterator lies
    /// on the stack.
    Loop { start: u32, breaks: Vec<u32>, is_for: bool, depth: u32 },
    /// A protected range, ended by `close_region`.
    Protected { from: u32, region: Region },
    /// The body of an `except … as name`.
    Handling { name: Option<String> },
    /// The body of a `finally` that runs because of an exception: leaving it drops the exception.
    FinallyAfterException,
    /// A `with` body; its exit lies on the stack.
    With { range: TextRange },
    /// A `try` body with a `finally`, kept as the statements to compile again.
    Finally { body: Rc<[Stmt]> },
}

/// The handler of a protected range, whose target is not known yet.
#[derive(Debug, Clone, Default)]
pub(super) struct Region {
    pub ranges: Vec<(u32, u32)>,
}

impl Compiler<'_> {
    /// Starts a range that a handler protects.
    pub(super) fn open_region(&mut self) {
        let from = self.unit().here();
        self.unit().blocks.push(Block::Protected { from, region: Region::default() });
    }

    /// Ends the innermost protected range; the handler starts at the next instruction once
    /// [`Compiler::handler_here`] is called with what this gives.
    pub(super) fn close_region(&mut self) -> Region {
        let here = self.unit().here();
        match self.unit().blocks.pop() {
            Some(Block::Protected { from, mut region }) => {
                region.ranges.push((from, here));
                region
            }
            _ => Region::default(),
        }
    }

    /// Makes the next instruction the handler of a region.
    pub(super) fn handler_here(&mut self, region: Region) {
        let target = self.unit().here();
        let (depth, handling) = (self.unit().depth, self.unit().handling);
        for (start, end) in region.ranges {
            if start < end {
                self.unit().handlers.push(Handler { start, end, target, depth, handling });
            }
        }
    }

    /// Emits what leaving the blocks above `keep` must do. `carries` says that a return value lies
    /// on top of the stack.
    fn unwind(&mut self, keep: usize, carries: bool) {
        let blocks = self.unit().blocks.clone();
        let (depth, handling) = (self.unit().depth, self.unit().handling);
        for position in (keep..blocks.len()).rev() {
            self.suspend_regions(position);
            let Some(block) = blocks.get(position) else { continue };
            match block {
                Block::Loop { is_for: true, .. } => {
                    self.drop_below(carries);
                    self.unit().depth = self.unit().depth.saturating_sub(1);
                }
                Block::Loop { .. } | Block::Protected { .. } => {}
                Block::Handling { name } => {
                    if let Some(name) = name {
                        self.clear_exception_name(name);
                    }
                    self.emit(Instruction::EndHandling);
                    self.unit().handling = self.unit().handling.saturating_sub(1);
                }
                Block::FinallyAfterException => {
                    self.emit(Instruction::EndHandling);
                    self.unit().handling = self.unit().handling.saturating_sub(1);
                }
                Block::With { range } => {
                    if carries {
                        self.emit(Instruction::Swap);
                    }
                    self.emit_at(*range, Instruction::WithExit);
                    self.unit().depth = self.unit().depth.saturating_sub(1);
                }
                Block::Finally { body } => {
                    let unit = self.unit();
                    let rest = unit.blocks.split_off(position.min(unit.blocks.len()));
                    self.unit().depth += u32::from(carries);
                    self.body(body);
                    self.unit().depth = self.unit().depth.saturating_sub(u32::from(carries));
                    self.unit().blocks.extend(rest);
                }
            }
        }
        self.unit().depth = depth;
        self.unit().handling = handling;
    }

    fn drop_below(&mut self, carries: bool) {
        if carries {
            self.emit(Instruction::Swap);
        }
        self.emit(Instruction::Pop);
    }

    /// Ends, for now, the protected range at a position of the blocks.
    fn suspend_regions(&mut self, position: usize) {
        let here = self.unit().here();
        if let Some(Block::Protected { from, region }) = self.unit().blocks.get_mut(position)
            && *from != u32::MAX
        {
            region.ranges.push((*from, here));
            *from = u32::MAX;
        }
    }

    /// Protected ranges that were suspended go on at the next instruction.
    fn resume_regions(&mut self) {
        let here = self.unit().here();
        for block in &mut self.unit().blocks {
            if let Block::Protected { from, .. } = block
                && *from == u32::MAX
            {
                *from = here;
            }
        }
    }

    /// `return`, with the value on the stack.
    pub(super) fn return_from_blocks(&mut self) {
        self.unwind(0, true);
        self.emit(Instruction::Return);
        self.resume_regions();
    }

    pub(super) fn break_statement(&mut self, range: TextRange) {
        let Some(position) = self.loop_position() else {
            self.error("'break' outside loop", range);
            return;
        };
        self.unwind(position + 1, false);
        let is_for = matches!(self.unit().blocks.get(position), Some(Block::Loop { is_for: true, .. }));
        if is_for {
            self.emit(Instruction::Pop);
        }
        let jump = self.emit(Instruction::Jump(0));
        if let Some(Block::Loop { breaks, .. }) = self.unit().blocks.get_mut(position) {
            breaks.push(jump);
        }
        self.resume_regions();
    }

    pub(super) fn continue_statement(&mut self, range: TextRange) {
        let Some(position) = self.loop_position() else {
            self.error("'continue' not properly in loop", range);
            return;
        };
        self.unwind(position + 1, false);
        if let Some(Block::Loop { start, .. }) = self.unit().blocks.get(position) {
            let start = *start;
            self.emit(Instruction::Jump(start));
        }
        self.resume_regions();
    }

    fn loop_position(&mut self) -> Option<usize> {
        self.unit().blocks.iter().rposition(|block| matches!(block, Block::Loop { .. }))
    }
}
