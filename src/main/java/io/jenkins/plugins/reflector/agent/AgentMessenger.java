package io.jenkins.plugins.reflector.agent;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.remoting.Future;
import io.jenkins.plugins.reflector.engine.registry.DistantRegistry;
import io.jenkins.plugins.reflector.engine.registry.RegistryErrand;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has errands run by an agent of a label. */
final class AgentMessenger implements DistantRegistry.Messenger {

    private static final Logger LOGGER = Logger.getLogger(AgentMessenger.class.getName());

    /** For the way there and back, and the classes that an agent loads with its first errand. */
    private static final Duration ON_THE_WAY = Duration.ofMinutes(1);

    private final String label;
    private final ScanAgent.Choice agents;

    AgentMessenger(@NonNull String label, @NonNull ScanAgent.Choice agents) {
        this.label = label;
        this.agents = agents;
    }

    @NonNull
    @Override
    public RegistryErrand.Answer carry(@NonNull RegistryErrand errand) throws IOException, InterruptedException {
        ScanAgent agent = agents.of(label);
        Duration most = errand.target().timeout().plus(ON_THE_WAY);
        Future<RegistryErrand.Answer> answer;
        try {
            answer = agent.channel().callAsync(new ErrandCall(errand));
        } catch (IOException | RuntimeException e) {
            throw vanished(agent, e);
        }
        try {
            return answer.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("the agent " + agent.name() + " did not answer within " + most.toSeconds()
                    + " s; look at that agent, or give the image repository more time (timeout)");
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException | CancellationException e) {
            throw vanished(agent, e);
        }
    }

    private static IOException vanished(ScanAgent agent, Exception why) {
        // What remoting says of it is for administrators: it may be a page long.
        LOGGER.log(Level.FINE, "The agent " + agent.name() + " did not carry out a scan.", why);
        return new IOException("the agent " + agent.name() + " went away or could not do it; "
                + "see its log, and try again when it is online");
    }
}
