package io.jenkins.plugins.reflector.agent;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.Limits;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.registry.RegistryErrand;
import io.jenkins.plugins.reflector.engine.registry.connection.InvalidConnectionException;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxySettings;
import io.jenkins.plugins.reflector.engine.registry.pace.PaceSettings;
import java.time.Clock;
import jenkins.security.MasterToSlaveCallable;

/** An errand on its way to an agent. */
final class ErrandCall extends MasterToSlaveCallable<RegistryErrand.Answer, InterruptedException> {

    private static final long serialVersionUID = 1L;

    private final RegistryErrand errand;

    ErrandCall(@NonNull RegistryErrand errand) {
        this.errand = errand;
    }

    @Override
    public RegistryErrand.Answer call() throws InterruptedException {
        return errand.run(Client.SHARED);
    }

    /** The agent's own client: it lasts as long as the agent is connected, so tokens and pace hold from errand to errand. */
    private static final class Client {

        static final RegistryClient SHARED = new RegistryClient(
                RegistryClient.httpClient().build(),
                Limits.DEFAULT,
                Clock.systemUTC(),
                proxyOfAgent(),
                PaceSettings.DEFAULT);

        /** The controller's proxy would be the wrong one: the agent is somewhere else, and its environment names its own. */
        private static ProxySettings proxyOfAgent() {
            try {
                return ProxySettings.ofEnvironment(System::getenv);
            } catch (InvalidConnectionException e) {
                return null;
            }
        }
    }
}
