package dev.codemode.supervisor.broker.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import java.util.Locale;

/** One application of a schema, within a budget of steps and with a bounded number of errors. */
final class BoundedValidation extends ExecutionContext {
  /** More are not kept; whether there are any is all that the validator itself asks. */
  private static final int MOST_ERRORS = 100;

  private static final ExecutionConfig CONFIG =
      ExecutionConfig.builder().locale(Locale.ROOT).formatAssertionsEnabled(false).build();

  private final StepBudget budget;

  BoundedValidation(StepBudget budget) {
    super(CONFIG);
    this.budget = budget;
  }

  @Override
  public void evaluationPathAddLast(String path) {
    budget.spend();
    super.evaluationPathAddLast(path);
  }

  @Override
  public void evaluationPathAddLast(int path) {
    budget.spend();
    super.evaluationPathAddLast(path);
  }

  @Override
  public void addError(Error error) {
    if (getErrors().size() < MOST_ERRORS) {
      super.addError(error);
    }
  }
}
