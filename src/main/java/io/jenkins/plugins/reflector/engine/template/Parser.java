package io.jenkins.plugins.reflector.engine.template;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.template.Node.Operand;
import io.jenkins.plugins.reflector.engine.template.Node.Pipe;
import io.jenkins.plugins.reflector.engine.template.Node.Place;
import io.jenkins.plugins.reflector.engine.template.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads tokens into nodes. Functions and variables must be known when they are read, as in Go. */
final class Parser {

    /** Deeper nesting is a mistake or an attack. */
    static final int MAX_DEPTH = 100;

    private final List<Token> tokens;
    private final Set<String> functions;
    private final Map<String, List<Node>> templates;
    private Deque<Set<String>> scopes = new ArrayDeque<>();
    private int position;
    private int depth;
    private int loops;

    /** @param templates takes what {@code define} and {@code block} declare */
    Parser(List<Token> tokens, Set<String> functions, Map<String, List<Node>> templates) {
        this.tokens = tokens;
        this.functions = functions;
        this.templates = templates;
        scopes.push(new HashSet<>(Set.of("$")));
    }

    List<Node> parse() throws TemplateException {
        Body body = body(new Place(1, 1), "");
        if (body.end() != null) {
            throw TemplateException.at(body.end().place(), "unexpected {{" + body.end().text() + "}}");
        }
        return body.nodes();
    }

    /** Nodes up to the word that ended them; null at the end of the input. */
    private record Body(List<Node> nodes, Token end) {}

    private Body body(Place start, String opener) throws TemplateException {
        deeper(start);
        List<Node> nodes = new ArrayList<>();
        while (true) {
            Token token = next();
            if (token.is(Kind.TEXT)) {
                nodes.add(new Node.Text(token.text()));
            } else if (token.is(Kind.END)) {
                if (!opener.isEmpty()) {
                    throw TemplateException.at(start, "unexpected EOF: {{" + opener + "}} has no {{end}}");
                }
                depth--;
                return new Body(nodes, null);
            } else {
                Token word = peek();
                if (word.isWord("end") || word.isWord("else")) {
                    next();
                    depth--;
                    return new Body(nodes, word);
                }
                action(word, nodes);
            }
        }
    }

    private void deeper(Place place) throws TemplateException {
        if (++depth > MAX_DEPTH) {
            throw TemplateException.at(place, "nested deeper than " + MAX_DEPTH + " levels");
        }
    }

    private void action(Token word, List<Node> nodes) throws TemplateException {
        String name = word.is(Kind.WORD) ? word.text() : "";
        switch (name) {
            case "if", "with" -> {
                next();
                nodes.add(branch(word));
            }
            case "range" -> {
                next();
                nodes.add(range(word));
            }
            case "break", "continue" -> {
                next();
                right(name);
                if (loops == 0) {
                    throw TemplateException.at(word.place(), "{{" + name + "}} outside {{range}}");
                }
                nodes.add(name.equals("break") ? new Node.Break() : new Node.Continue());
            }
            case "define" -> {
                next();
                if (depth > 1) {
                    throw TemplateException.at(word.place(), "unexpected {{define}} within another action");
                }
                Token template = expect(Kind.STRING, "define");
                right("define");
                define(template, word);
            }
            case "block" -> {
                next();
                Token template = expect(Kind.STRING, "block");
                Pipe pipe = pipe("block", Kind.RIGHT);
                define(template, word);
                nodes.add(new Node.Call(template.place(), template.text(), pipe));
            }
            case "template" -> {
                next();
                Token template = expect(Kind.STRING, "template");
                Pipe pipe = null;
                if (peek().is(Kind.RIGHT)) {
                    next();
                } else {
                    pipe = pipe("template", Kind.RIGHT);
                }
                nodes.add(new Node.Call(template.place(), template.text(), pipe));
            }
            default -> nodes.add(new Node.Action(pipe("command", Kind.RIGHT)));
        }
    }

    private void define(Token name, Token word) throws TemplateException {
        Deque<Set<String>> outer = scopes;
        int outerLoops = loops;
        scopes = new ArrayDeque<>();
        scopes.push(new HashSet<>(Set.of("$")));
        loops = 0;
        Body body = body(word.place(), word.text());
        scopes = outer;
        loops = outerLoops;
        closed(body.end(), word.text());
        if (isEmpty(templates.get(name.text()))) {
            templates.put(name.text(), body.nodes());
        } else if (!isEmpty(body.nodes())) {
            throw TemplateException.at(name.place(), "multiple definition of template \"" + name.text() + "\"");
        }
    }

    /** A template of nothing but white space counts as not defined yet. */
    private static boolean isEmpty(@CheckForNull List<Node> nodes) {
        return nodes == null
                || nodes.stream().allMatch(node -> node instanceof Node.Text text && text.text().isBlank());
    }

    private Node branch(Token word) throws TemplateException {
        scopes.push(new HashSet<>());
        Pipe pipe = pipe(word.text(), Kind.RIGHT);
        Body then = body(word.place(), word.text());
        List<Node> otherwise = List.of();
        if (then.end().isWord("else")) {
            Token next = peek();
            if (next.isWord(word.text())) {
                next();
                deeper(next.place());
                otherwise = List.of(branch(next));
                depth--;
                scopes.pop();
                return new Node.Branch(word.isWord("with"), pipe, then.nodes(), otherwise);
            }
            right("else");
            Body rest = body(word.place(), word.text());
            closed(rest.end(), word.text());
            otherwise = rest.nodes();
        } else {
            right("end");
        }
        scopes.pop();
        return new Node.Branch(word.isWord("with"), pipe, then.nodes(), otherwise);
    }

    private Node range(Token word) throws TemplateException {
        scopes.push(new HashSet<>());
        Pipe pipe = pipe("range", Kind.RIGHT);
        loops++;
        Body body = body(word.place(), "range");
        loops--;
        List<Node> otherwise = List.of();
        if (body.end().isWord("else")) {
            right("else");
            Body rest = body(word.place(), "range");
            closed(rest.end(), "range");
            otherwise = rest.nodes();
        } else {
            right("end");
        }
        scopes.pop();
        return new Node.Range(pipe, body.nodes(), otherwise);
    }

    private void closed(Token end, String opener) throws TemplateException {
        if (!end.isWord("end")) {
            throw TemplateException.at(end.place(), "expected {{end}} of {{" + opener + "}}, found {{" + end.text() + "}}");
        }
        right("end");
    }

    private Pipe pipe(String context, Kind end) throws TemplateException {
        deeper(peek().place());
        Place place = peek().place();
        List<String> variables = new ArrayList<>();
        boolean declares = variables(context, variables);
        if (declares) {
            // Before the commands are read: Go refuses one that names itself only when it runs.
            scopes.peek().addAll(variables);
        }
        List<Node.Command> commands = new ArrayList<>();
        while (true) {
            commands.add(command(context));
            Token token = next();
            if (token.is(end)) {
                break;
            }
            if (!token.is(Kind.PIPE)) {
                throw unexpected(token, context);
            }
            if (peek().is(end)) {
                // Go takes a pipe that leads nowhere.
                next();
                break;
            }
        }
        depth--;
        return new Pipe(place, List.copyOf(variables), declares, List.copyOf(commands));
    }

    /** Reads {@code $x :=}, {@code $x, $y :=} or {@code $x =}, if it is there; says whether it declares. */
    private boolean variables(String context, List<String> variables) throws TemplateException {
        int start = position;
        Token first = peek();
        if (!first.is(Kind.VARIABLE)) {
            return false;
        }
        next();
        variables.add(first.text());
        if (peek().is(Kind.COMMA) && context.equals("range")) {
            next();
            variables.add(expect(Kind.VARIABLE, "range").text());
        }
        Token sign = peek();
        if (sign.is(Kind.DECLARE) || sign.is(Kind.ASSIGN)) {
            next();
            if (sign.is(Kind.ASSIGN)) {
                for (String variable : variables) {
                    known(variable, first.place());
                }
            }
            return sign.is(Kind.DECLARE);
        }
        variables.clear();
        position = start;
        return false;
    }

    private Node.Command command(String context) throws TemplateException {
        List<Operand> words = new ArrayList<>();
        while (true) {
            Token token = peek();
            if (token.is(Kind.PIPE) || token.is(Kind.RIGHT) || token.is(Kind.RIGHT_PAREN)) {
                break;
            }
            if (!words.isEmpty() && !token.spaceBefore()) {
                throw unexpected(token, context);
            }
            words.add(operand(context));
        }
        if (words.isEmpty()) {
            throw TemplateException.at(peek().place(), "missing value for " + context);
        }
        return new Node.Command(List.copyOf(words));
    }

    private Operand operand(String context) throws TemplateException {
        Token token = next();
        Place place = token.place();
        Operand operand = switch (token.kind()) {
            case DOT -> new Operand.Dot(place);
            case FIELD -> new Operand.Chain(place, new Operand.Dot(place), List.of(token.text()));
            case VARIABLE -> {
                known(token.text(), place);
                yield new Operand.Variable(place, token.text());
            }
            case STRING -> new Operand.Constant(place, token.text());
            case CHARACTER -> new Operand.Constant(place, (long) token.text().codePointAt(0));
            case NUMBER -> new Operand.Constant(place, GoLiterals.number(token.text(), place));
            case LEFT_PAREN -> new Operand.Nested(place, pipe("parenthesized pipeline", Kind.RIGHT_PAREN));
            case WORD -> word(token);
            default -> throw unexpected(token, context);
        };
        return chain(operand);
    }

    private Operand word(Token token) throws TemplateException {
        return switch (token.text()) {
            case "true" -> new Operand.Constant(token.place(), true);
            case "false" -> new Operand.Constant(token.place(), false);
            case "nil" -> new Operand.Constant(token.place(), null);
            default -> {
                if (!functions.contains(token.text())) {
                    throw TemplateException.at(token.place(), "function \"" + token.text() + "\" not defined");
                }
                yield new Operand.Function(token.place(), token.text());
            }
        };
    }

    private Operand chain(Operand operand) throws TemplateException {
        boolean takesFields = !(operand instanceof Operand.Dot || operand instanceof Operand.Constant);
        if (!takesFields && !peek().spaceBefore() && (peek().is(Kind.FIELD) || peek().is(Kind.DOT))) {
            throw TemplateException.at(peek().place(), "unexpected . after a constant or another dot");
        }
        List<String> names = new ArrayList<>();
        while (peek().is(Kind.FIELD) && !peek().spaceBefore()) {
            names.add(next().text());
        }
        if (names.isEmpty()) {
            return operand;
        }
        if (operand instanceof Operand.Chain chain) {
            names.addAll(0, chain.names());
            return new Operand.Chain(chain.place(), chain.base(), List.copyOf(names));
        }
        return new Operand.Chain(operand.place(), operand, List.copyOf(names));
    }

    private void known(String variable, Place place) throws TemplateException {
        if (scopes.stream().noneMatch(scope -> scope.contains(variable))) {
            throw TemplateException.at(place, "undefined variable \"" + variable + "\"");
        }
    }

    private Token expect(Kind kind, String context) throws TemplateException {
        Token token = next();
        if (!token.is(kind)) {
            throw unexpected(token, context);
        }
        return token;
    }

    private static TemplateException unexpected(Token token, String context) {
        return TemplateException.at(token.place(), "unexpected '" + token.text() + "' in " + context);
    }

    private void right(String context) throws TemplateException {
        expect(Kind.RIGHT, context);
    }

    private Token peek() {
        return tokens.get(position);
    }

    private Token next() {
        return tokens.get(position++);
    }
}
