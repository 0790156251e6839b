package io.jenkins.plugins.reflector.cli.demo;

/** The story did not go as it should. */
final class DemoFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    DemoFailedException(String message) {
        super(message);
    }
}
