package io.jenkins.plugins.reflector.engine.template;

import java.util.List;

/**
 * A function that templates can call.
 *
 * @param least how many arguments it needs
 * @param most how many it takes; -1 for any number
 * @param body computes the value; nil is null
 */
record Function(int least, int most, Body body) {

    /** Computes the value of a call. */
    @FunctionalInterface
    interface Body {

        Object call(Arguments arguments) throws Failure;
    }

    /** A call that cannot be answered; the evaluator adds the place. */
    static final class Failure extends Exception {

        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message, null, false, false);
        }
    }

    static Function of(int arguments, Body body) {
        return new Function(arguments, arguments, body);
    }

    static Function atLeast(int arguments, Body body) {
        return new Function(arguments, -1, body);
    }

    Object call(String name, List<Object> values) throws Failure {
        if (values.size() < least || (most >= 0 && values.size() > most)) {
            String wanted = most < 0 ? "at least " + least : least == most ? String.valueOf(least) : least + " to " + most;
            throw new Failure("wrong number of args for " + name + ": want " + wanted + " got " + values.size());
        }
        return body.call(new Arguments(name, values));
    }

    /** The arguments of a call, with Go's complaints about wrong types. */
    record Arguments(String function, List<Object> values) {

        int size() {
            return values.size();
        }

        Object get(int index) {
            return values.get(index);
        }

        Object last() {
            return values.get(values.size() - 1);
        }

        String text(int index) throws Failure {
            if (values.get(index) instanceof String text) {
                return text;
            }
            throw wrong(index, "string");
        }

        long integer(int index) throws Failure {
            Object value = values.get(index);
            if (value instanceof Long number) {
                return number;
            }
            if (value instanceof Double number) {
                return number.longValue();
            }
            throw wrong(index, "int");
        }

        boolean bool(int index) throws Failure {
            if (values.get(index) instanceof Boolean bool) {
                return bool;
            }
            throw wrong(index, "bool");
        }

        List<?> list(int index) throws Failure {
            if (values.get(index) instanceof List<?> list) {
                return list;
            }
            throw wrong(index, "list");
        }

        java.util.Map<?, ?> map(int index) throws Failure {
            if (values.get(index) instanceof java.util.Map<?, ?> map) {
                return map;
            }
            if (values.get(index) == null) {
                return java.util.Map.of();
            }
            throw wrong(index, "map");
        }

        private Failure wrong(int index, String wanted) {
            return new Failure("error calling " + function + ": wrong type for value; expected " + wanted + "; got "
                    + GoValue.type(values.get(index)));
        }
    }
}
