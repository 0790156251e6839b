package io.jenkins.plugins.reflector.engine.git;

import java.io.IOException;

/** The server says by a page that it wants another client certificate, or one at all. */
final class ClientCertificateException extends IOException {

    private static final long serialVersionUID = 1L;

    ClientCertificateException(String message) {
        super(message);
    }
}
