package io.jenkins.plugins.reflector.engine.template;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/** The parts that a template is read into. */
sealed interface Node {

    /** Where a part starts, from 1. */
    record Place(int line, int column) {}

    /** Text that is printed as it is. */
    record Text(String text) implements Node {}

    /** {@code {{pipeline}}}; prints unless it declares or assigns a variable. */
    record Action(Pipe pipe) implements Node {}

    /** {@code if} or {@code with}; the latter moves the dot. */
    record Branch(boolean movesDot, Pipe pipe, List<Node> then, List<Node> otherwise) implements Node {}

    /** {@code range}. */
    record Range(Pipe pipe, List<Node> body, List<Node> otherwise) implements Node {}

    /** {@code template}, and what {@code block} leaves behind. */
    record Call(Place place, String name, @CheckForNull Pipe pipe) implements Node {}

    /** {@code break}. */
    record Break() implements Node {}

    /** {@code continue}. */
    record Continue() implements Node {}

    /**
     * Commands, each fed with the value of the one before.
     *
     * @param variables what it declares or assigns, with the dollar sign; at most two
     * @param declares whether {@code :=} stood there, not {@code =}
     */
    record Pipe(Place place, List<String> variables, boolean declares, List<Command> commands) {}

    /** A function or value with its arguments. */
    record Command(List<Operand> words) {}

    /** What a command is made of. */
    sealed interface Operand {

        Place place();

        /** The dot. */
        record Dot(Place place) implements Operand {}

        /** A constant; {@code nil} is null. */
        record Constant(Place place, @CheckForNull Object value) implements Operand {}

        /** The name of a function. */
        record Function(Place place, String name) implements Operand {}

        /** {@code $x}. */
        record Variable(Place place, String name) implements Operand {}

        /** A pipeline in parentheses. */
        record Nested(Place place, Pipe pipe) implements Operand {}

        /** {@code .A.B} after something; after the dot if it stands alone. */
        record Chain(Place place, Operand base, List<String> names) implements Operand {}
    }
}
