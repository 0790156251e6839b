package io.jenkins.plugins.reflector.engine.template;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.template.Node.Command;
import io.jenkins.plugins.reflector.engine.template.Node.Operand;
import io.jenkins.plugins.reflector.engine.template.Node.Pipe;
import io.jenkins.plugins.reflector.engine.template.Node.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a template that was read. Output, steps and depth are bounded, so that no template can keep a thread. */
final class Evaluator {

    /** Characters of the message, and of any text on the way to it. */
    static final int MAX_OUTPUT = 1 << 20;

    /** Items of a list or map, with all that is in them. */
    static final int MAX_ITEMS = 100_000;

    /** How a list of nodes ended. */
    private enum Flow {
        NEXT,
        BREAK,
        CONTINUE
    }

    private record Variable(String name, Object[] value) {}

    private final Map<String, List<Node>> templates;
    private final Map<String, Function> functions;
    private final StringBuilder out = new StringBuilder();
    private List<Variable> variables = new ArrayList<>();
    private Place here = new Place(1, 1);
    private final Budget budget = new Budget();

    Evaluator(Map<String, List<Node>> templates, Map<String, Function> functions) {
        this.templates = templates;
        this.functions = functions;
    }

    String run(List<Node> nodes, Object data) throws TemplateException {
        declare("$", data);
        try {
            walk(nodes, data);
        } catch (GoValue.TooLargeException e) {
            throw TemplateException.at(here, e.getMessage());
        }
        return out.toString();
    }

    private Flow walk(List<Node> nodes, Object dot) throws TemplateException {
        for (Node node : nodes) {
            Flow flow = walk(node, dot);
            if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    private Flow walk(Node node, Object dot) throws TemplateException {
        if (node instanceof Node.Text text) {
            out.append(text.text());
        } else if (node instanceof Node.Action action) {
            Object value = evaluate(action.pipe(), dot);
            if (action.pipe().variables().isEmpty()) {
                out.append(GoFormat.shown(value));
            }
        } else if (node instanceof Node.Branch branch) {
            return branch(branch, dot);
        } else if (node instanceof Node.Range range) {
            return range(range, dot);
        } else if (node instanceof Node.Call call) {
            call(call, dot);
        } else {
            return node instanceof Node.Break ? Flow.BREAK : Flow.CONTINUE;
        }
        if (out.length() > MAX_OUTPUT) {
            throw TemplateException.at(
                    here, "the message does not come to an end: more than " + MAX_OUTPUT + " characters");
        }
        return Flow.NEXT;
    }

    private Flow branch(Node.Branch branch, Object dot) throws TemplateException {
        int mark = variables.size();
        budget.enter(branch.pipe().place());
        Object value = evaluate(branch.pipe(), dot);
        Flow flow = GoValue.truth(value)
                ? walk(branch.then(), branch.movesDot() ? value : dot)
                : walk(branch.otherwise(), dot);
        budget.leave();
        forget(mark);
        return flow;
    }

    private Flow range(Node.Range range, Object dot) throws TemplateException {
        int mark = variables.size();
        budget.enter(range.pipe().place());
        Object value = evaluate(range.pipe(), dot);
        List<Object[]> items = items(range.pipe(), value);
        int inner = variables.size();
        for (Object[] item : items) {
            // Also for a body that is empty.
            budget.step(range.pipe().place());
            bind(range.pipe(), item);
            Flow flow = walk(range.body(), item[1]);
            forget(inner);
            if (flow == Flow.BREAK) {
                break;
            }
        }
        if (items.isEmpty()) {
            // Go lets break and continue in the else part end this range, not one around it.
            walk(range.otherwise(), dot);
        }
        budget.leave();
        forget(mark);
        return Flow.NEXT;
    }

    /** Pairs of key and element. */
    private static List<Object[]> items(Pipe pipe, Object value) throws TemplateException {
        List<Object[]> items = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object element : list) {
                items.add(new Object[] {(long) items.size(), element});
            }
        } else if (value instanceof Map<?, ?> map) {
            GoValue.sorted(map).forEach(entry -> items.add(new Object[] {entry.getKey(), entry.getValue()}));
        } else if (value instanceof Long count && count <= Budget.MAX_STEPS) {
            if (pipe.variables().size() > 1) {
                throw TemplateException.at(
                        pipe.place(), "can't use " + count + " to iterate over more than one variable");
            }
            for (long i = 0; i < count; i++) {
                items.add(new Object[] {i, i});
            }
        } else if (GoValue.orNil(value) != null) {
            throw TemplateException.at(pipe.place(), "range can't iterate over " + GoFormat.text(value));
        }
        return items;
    }

    private void bind(Pipe pipe, Object[] item) throws TemplateException {
        List<String> names = pipe.variables();
        if (names.size() == 1) {
            set(pipe, names.get(0), item[1]);
        } else if (names.size() == 2) {
            set(pipe, names.get(0), item[0]);
            set(pipe, names.get(1), item[1]);
        }
    }

    private void call(Node.Call call, Object dot) throws TemplateException {
        List<Node> body = templates.get(call.name());
        if (body == null) {
            throw TemplateException.at(call.place(), "template \"" + call.name() + "\" not defined");
        }
        budget.enter(call.place());
        Node.Pipe pipe = call.pipe();
        Object data = pipe == null ? GoValue.NO_VALUE : GoValue.orNil(evaluate(pipe, dot));
        List<Variable> outer = variables;
        variables = new ArrayList<>();
        declare("$", data);
        walk(body, data);
        variables = outer;
        budget.leave();
    }

    private Object evaluate(Pipe pipe, Object dot) throws TemplateException {
        Object value = null;
        boolean fed = false;
        budget.enter(pipe.place());
        for (Command command : pipe.commands()) {
            value = evaluate(command, dot, value, fed);
            fed = true;
        }
        budget.leave();
        if (pipe.variables().size() == 1) {
            set(pipe, pipe.variables().get(0), value);
        }
        return value;
    }

    /** @param fed whether {@code last} came through a pipe and becomes the last argument */
    private Object evaluate(Command command, Object dot, @CheckForNull Object last, boolean fed) throws TemplateException {
        Operand first = command.words().get(0);
        List<Operand> arguments = command.words().subList(1, command.words().size());
        if (first instanceof Operand.Function function) {
            return call(function, arguments, dot, last, fed);
        }
        if (first instanceof Operand.Constant constant && constant.value() == null) {
            throw TemplateException.at(first.place(), "nil is not a command");
        }
        if (!arguments.isEmpty() || fed) {
            throw TemplateException.at(
                    first.place(),
                    first instanceof Operand.Chain chain
                            ? chain.names().get(chain.names().size() - 1) + " has arguments but cannot be invoked as function"
                            : "can't give argument to non-function");
        }
        return evaluate(first, dot);
    }

    private Object call(Operand.Function function, List<Operand> operands, Object dot, Object last, boolean fed)
            throws TemplateException {
        String name = function.name();
        if (name.equals("and") || name.equals("or")) {
            return junction(function, operands, dot, last, fed);
        }
        List<Object> values = new ArrayList<>();
        for (Operand operand : operands) {
            values.add(GoValue.orNil(evaluate(operand, dot)));
        }
        if (fed) {
            values.add(GoValue.orNil(last));
        }
        here = function.place();
        budget.work(here, values);
        try {
            return budget.checked(functions.get(name).call(name, values));
        } catch (Function.Failure e) {
            String message = e.getMessage();
            throw TemplateException.at(
                    function.place(), message.contains(name) ? message : "error calling " + name + ": " + message);
        }
    }

    /** {@code and} and {@code or} give the value that decided, and look no further. */
    private Object junction(Operand.Function function, List<Operand> operands, Object dot, Object last, boolean fed)
            throws TemplateException {
        if (operands.isEmpty() && !fed) {
            throw TemplateException.at(
                    function.place(), "wrong number of args for " + function.name() + ": want at least 1 got 0");
        }
        boolean decides = function.name().equals("or");
        Object value = last;
        for (Operand operand : operands) {
            value = evaluate(operand, dot);
            if (GoValue.truth(value) == decides) {
                return value;
            }
        }
        return fed ? last : value;
    }

    private Object evaluate(Operand operand, Object dot) throws TemplateException {
        budget.step(operand.place());
        if (operand instanceof Operand.Dot) {
            return dot;
        }
        if (operand instanceof Operand.Constant constant) {
            return constant.value();
        }
        if (operand instanceof Operand.Variable variable) {
            return find(variable.place(), variable.name()).value()[0];
        }
        if (operand instanceof Operand.Nested nested) {
            return evaluate(nested.pipe(), dot);
        }
        if (operand instanceof Operand.Function function) {
            return call(function, List.of(), dot, null, false);
        }
        Operand.Chain chain = (Operand.Chain) operand;
        Object value = evaluate(chain.base(), dot);
        for (String name : chain.names()) {
            value = member(chain.place(), value, name);
        }
        return value;
    }

    private static Object member(Place place, Object value, String name) throws TemplateException {
        if (value == GoValue.NO_VALUE) {
            return value;
        }
        if (value == null) {
            throw TemplateException.at(place, "nil data; no entry for key \"" + name + "\"");
        }
        if (value instanceof Map<?, ?> map && map.keySet().stream().allMatch(String.class::isInstance)) {
            return map.containsKey(name) ? map.get(name) : GoValue.NO_VALUE;
        }
        Optional<Object> member = value instanceof GoStruct struct ? struct.member(name) : Optional.empty();
        return member.orElseThrow(() -> TemplateException.at(
                place, "can't evaluate field " + name + " in type " + GoValue.type(value)));
    }

    private void set(Pipe pipe, String name, Object value) throws TemplateException {
        if (pipe.declares()) {
            declare(name, value);
        } else {
            find(pipe.place(), name).value()[0] = value;
        }
    }

    private void declare(String name, Object value) {
        variables.add(new Variable(name, new Object[] {value}));
    }

    /** Go, too, notices only here that a variable was declared in a branch that was not taken. */
    private Variable find(Place place, String name) throws TemplateException {
        for (int i = variables.size() - 1; i >= 0; i--) {
            if (variables.get(i).name().equals(name)) {
                return variables.get(i);
            }
        }
        throw TemplateException.at(place, "undefined variable: " + name);
    }

    private void forget(int mark) {
        variables.subList(mark, variables.size()).clear();
    }
}
