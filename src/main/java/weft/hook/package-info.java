/**
 * Hooks: a command of the user's that is told of every page and may add to what is stored of it.
 *
 * <p>{@link weft.hook.Hook} keeps the processes. A visit asks on its own thread: it takes a process
 * that is free, hands over a {@link weft.hook.Question} and waits for the {@link weft.hook.Reply},
 * one line of JSON each. Reading and writing are done by a thread of the process ({@code
 * HookProcess}), so that a visit never waits longer than a page may, whatever the process does with
 * its pipes.
 *
 * <p>A process that is too slow, ends, or answers what is no answer is killed with all its
 * children, for nobody could tell any more which answer belongs to which page. Another one takes
 * its place after a pause that doubles ({@code Pauses}) while none in between has answered; after
 * some of them the command is given up, and pages pass without it. What became of each page is its
 * {@link weft.model.Told}.
 *
 * <p>Invariants: nothing here throws at a visit; as many pages wait as visits are under way; a page
 * is asked about once.
 */
@NullMarked
package weft.hook;

import org.jspecify.annotations.NullMarked;
