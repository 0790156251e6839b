package io.jenkins.plugins.reflector.acceptance;

import edu.umd.cs.findbugs.annotations.NonNull;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import org.eclipse.jetty.ee9.servlet.FilterHolder;
import org.eclipse.jetty.ee9.webapp.WebAppContext;
import org.eclipse.jetty.ee9.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The process that Jenkins runs in: its war in Jetty, on the loopback address alone. Arguments: the war and the port. */
public final class JettyMain {

    /** Where Jenkins is below the root, which shows every address that forgets it. */
    static final String CONTEXT = "/jenkins";

    /** What Jenkins can enforce from 2.539 on, reported in every version. */
    private static final String POLICY = "base-uri 'none'; default-src 'self'; form-action 'self'; frame-ancestors 'self'; "
            + "img-src 'self' data:; script-src 'report-sample' 'self'; style-src 'report-sample' 'self' 'unsafe-inline'";

    private JettyMain() {}

    /** Runs until the process is ended. */
    public static void main(@NonNull String[] arguments) throws Exception {
        Server server = new Server();
        HttpConfiguration http = new HttpConfiguration();
        // Jenkins has encoded slashes and the like in paths.
        http.setUriCompliance(UriCompliance.LEGACY);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[1]));
        server.addConnector(connector);

        WebAppContext war = new WebAppContext(Path.of(arguments[0]).toString(), CONTEXT);
        // As Jenkins' own server: a form may be as large as it likes, with 10,000 parameters; Jetty by itself allows 200,000 bytes and 1,000.
        war.setMaxFormContentSize(-1);
        war.setMaxFormKeys(10_000);
        // The war's web.xml names a realm of the container, which Jenkins does not use.
        HashLoginService nobody = new HashLoginService("default");
        nobody.setUserStore(new UserStore());
        war.getSecurityHandler().setLoginService(nobody);
        war.setThrowUnavailableOnStartupException(true);
        war.addFilter(new FilterHolder(contentSecurityPolicy()), "/*", EnumSet.of(DispatcherType.REQUEST));
        JettyWebSocketServletContainerInitializer.configure(war, null);
        server.setHandler(war);
        server.setStopAtShutdown(true);
        server.start();
        server.join();
    }

    private static Filter contentSecurityPolicy() {
        return (request, response, chain) -> {
            ((HttpServletResponse) response).setHeader("Content-Security-Policy-Report-Only", POLICY);
            chain.doFilter(request, response);
        };
    }
}
