package io.jenkins.plugins.reflector.engine.template;

import io.jenkins.plugins.reflector.engine.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a template into tokens, with Go's rules for trim markers and comments. */
final class Lexer {

    private static final String SPACE = " \t\r\n";

    private final String input;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private int countedTo;
    private int line = 1;
    private int lineStart;

    Lexer(String input) {
        this.input = input;
    }

    List<Token> tokens() throws TemplateException {
        boolean trimLeft = false;
        while (true) {
            int open = input.indexOf("{{", position);
            int end = open < 0 ? input.length() : open;
            boolean trimRight = open >= 0 && startsTrim(open + 2);
            text(position, end, trimLeft, trimRight);
            if (open < 0) {
                tokens.add(new Token(Kind.END, "", place(input.length()), false));
                return tokens;
            }
            position = open + (trimRight ? 4 : 2);
            trimLeft = action(open);
        }
    }

    private boolean startsTrim(int at) {
        return at + 1 < input.length() && input.charAt(at) == '-' && isSpace(input.charAt(at + 1));
    }

    private void text(int from, int to, boolean trimLeft, boolean trimRight) {
        int start = from;
        int end = to;
        while (trimLeft && start < end && isSpace(input.charAt(start))) {
            start++;
        }
        while (trimRight && end > start && isSpace(input.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            tokens.add(new Token(Kind.TEXT, input.substring(start, end), place(start), false));
        }
    }

    /** Reads up to the closing braces; says whether the text behind them is trimmed. */
    private boolean action(int open) throws TemplateException {
        if (input.startsWith("/*", position)) {
            return comment(open);
        }
        tokens.add(new Token(Kind.LEFT, "{{", place(open), false));
        while (true) {
            boolean space = false;
            while (position < input.length() && isSpace(input.charAt(position))) {
                position++;
                space = true;
            }
            if (position >= input.length()) {
                throw TemplateException.at(place(open), "unclosed action: {{ without }}");
            }
            if (space && input.startsWith("-}}", position)) {
                tokens.add(new Token(Kind.RIGHT, "-}}", place(position), true));
                position += 3;
                return true;
            }
            if (input.startsWith("}}", position)) {
                tokens.add(new Token(Kind.RIGHT, "}}", place(position), space));
                position += 2;
                return false;
            }
            tokens.add(token(space));
        }
    }

    private boolean comment(int open) throws TemplateException {
        int close = input.indexOf("*/", position);
        if (close < 0) {
            throw TemplateException.at(place(open), "unclosed comment: {{/* without */}}");
        }
        position = close + 2;
        boolean trim = position < input.length() && isSpace(input.charAt(position)) && input.startsWith("-}}", position + 1);
        if (!trim && !input.startsWith("}}", position)) {
            throw TemplateException.at(place(open), "comment ends before closing delimiter: write */}}");
        }
        position += trim ? 4 : 2;
        return trim;
    }

    private Token token(boolean space) throws TemplateException {
        int start = position;
        Node.Place place = place(start);
        char c = input.charAt(start);
        switch (c) {
            case '"':
                return new Token(Kind.STRING, GoLiterals.unquote(quoted('"'), place), place, space);
            case '`':
                String raw = quoted('`');
                return new Token(Kind.STRING, raw.substring(1, raw.length() - 1).replace("\r", ""), place, space);
            case '\'':
                return new Token(Kind.CHARACTER, GoLiterals.unquote(quoted('\''), place), place, space);
            case '|':
                return sign(Kind.PIPE, 1, place, space);
            case '(':
                return sign(Kind.LEFT_PAREN, 1, place, space);
            case ')':
                return sign(Kind.RIGHT_PAREN, 1, place, space);
            case ',':
                return sign(Kind.COMMA, 1, place, space);
            case '=':
                return sign(Kind.ASSIGN, 1, place, space);
            case ':':
                if (input.startsWith(":=", start)) {
                    return sign(Kind.DECLARE, 2, place, space);
                }
                throw TemplateException.at(place, "expected := after a variable, not a lone colon");
            default:
                return word(c, place, space);
        }
    }

    private Token word(char c, Node.Place place, boolean space) throws TemplateException {
        int start = position;
        if (c == '.' && !isDigitAt(start + 1)) {
            position++;
            String name = name();
            return new Token(name.isEmpty() ? Kind.DOT : Kind.FIELD, name, place, space);
        }
        if (c == '$') {
            position++;
            return new Token(Kind.VARIABLE, "$" + name(), place, space);
        }
        if (Character.isDigit(c) || c == '.' || ((c == '-' || c == '+') && (isDigitAt(start + 1) || isDotDigit(start + 1)))) {
            position++;
            while (position < input.length() && isNumberPart(input.charAt(position), input.charAt(position - 1))) {
                position++;
            }
            return new Token(Kind.NUMBER, input.substring(start, position), place, space);
        }
        String name = name();
        if (name.isEmpty()) {
            throw TemplateException.at(place, "unexpected '" + printable(c) + "' in an action");
        }
        return new Token(Kind.WORD, name, place, space);
    }

    private boolean isDotDigit(int at) {
        return at < input.length() && input.charAt(at) == '.' && isDigitAt(at + 1);
    }

    private boolean isDigitAt(int at) {
        return at < input.length() && Character.isDigit(input.charAt(at));
    }

    private static boolean isNumberPart(char c, char before) {
        return Character.isLetterOrDigit(c)
                || c == '.'
                || c == '_'
                || ((c == '+' || c == '-') && "eEpP".indexOf(before) >= 0);
    }

    private static String printable(char c) {
        return c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c);
    }

    private Token sign(Kind kind, int length, Node.Place place, boolean space) {
        position += length;
        return new Token(kind, input.substring(position - length, position), place, space);
    }

    private String name() {
        int start = position;
        while (position < input.length()
                && (Character.isLetterOrDigit(input.charAt(position)) || input.charAt(position) == '_')) {
            position++;
        }
        return input.substring(start, position);
    }

    /** The literal with its quotes; moves behind it. */
    private String quoted(char quote) throws TemplateException {
        int start = position;
        for (int i = start + 1; i < input.length(); i++) {
            char c = input.charAt(i);
            if (c == '\\' && quote != '`') {
                i++;
            } else if (c == quote) {
                position = i + 1;
                return input.substring(start, position);
            } else if (c == '\n' && quote != '`') {
                break;
            }
        }
        throw TemplateException.at(place(start), "unterminated quoted string");
    }

    private static boolean isSpace(char c) {
        return SPACE.indexOf(c) >= 0;
    }

    /** Positions are asked for in ascending order, so lines are counted once. */
    private Node.Place place(int at) {
        for (; countedTo < at; countedTo++) {
            if (input.charAt(countedTo) == '\n') {
                line++;
                lineStart = countedTo + 1;
            }
        }
        return new Node.Place(line, at - lineStart + 1);
    }
}
