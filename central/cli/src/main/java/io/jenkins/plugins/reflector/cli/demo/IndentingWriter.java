package io.jenkins.plugins.reflector.cli.demo;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** Indents every line, so that a command's output stands apart from the story. */
final class IndentingWriter extends PrintWriter {

    IndentingWriter(Writer out) {
        super(new Lines(out));
    }

    private static final class Lines extends FilterWriter {

        private boolean lineStart = true;

        Lines(Writer out) {
            super(out);
        }

        @Override
        public void write(int c) throws IOException {
            if (lineStart && c != '\n') {
                out.write("    ");
            }
            out.write(c);
            lineStart = c == '\n';
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                write(text[i]);
            }
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                write(text.charAt(i));
            }
        }
    }
}
